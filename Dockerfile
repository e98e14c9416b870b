# Uzelok in one container: `docker build -t uzelok . && docker run --env-file .env -v uzelok:/data uzelok`
# It runs as nobody in particular, writes only to /data and /tmp, and can have a read-only root.
ARG PYTHON=3.13

FROM python:${PYTHON}-slim AS build
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1 PIP_ROOT_USER_ACTION=ignore
WORKDIR /src

# The libraries change seldom: a layer of their own, taken anew only when the lock changes.
COPY requirements.lock ./
RUN python -m venv --without-pip /uzelok \
 && pip --python /uzelok install --require-hashes --no-deps --only-binary :all: -r requirements.lock

COPY requirements-build.lock ./
RUN python -m venv --without-pip /tools \
 && pip --python /tools install --require-hashes --no-deps --only-binary :all: -r requirements-build.lock

COPY pyproject.toml README.md LICENSE ./
COPY authoring ./authoring
COPY bot ./bot
COPY content ./content
COPY db ./db
COPY fitting ./fitting
COPY quiz ./quiz
COPY sandbox ./sandbox
RUN /tools/bin/python -m hatchling build -t wheel -d /wheel \
 && pip --python /uzelok install --no-deps --no-index /wheel/*.whl

FROM python:${PYTHON}-slim
RUN groupadd --gid 10001 uzelok \
 && useradd --uid 10001 --gid uzelok --no-create-home --home-dir /data --shell /usr/sbin/nologin uzelok \
 && install --directory --owner=uzelok --group=uzelok /data
COPY --from=build /uzelok /uzelok
ENV PATH=/uzelok/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    MPLCONFIGDIR=/tmp/matplotlib \
    UZELOK_DATABASE_URL=sqlite:////data/uzelok.sqlite3 \
    UZELOK_HEARTBEAT=/tmp/uzelok.heartbeat \
    UZELOK_MONITOR_LISTEN=0.0.0.0:9464
WORKDIR /data
VOLUME /data
USER 10001:10001
HEALTHCHECK --interval=30s --timeout=10s --start-period=30s --retries=3 CMD ["uzelok", "health"]
ENTRYPOINT ["uzelok"]
CMD ["run"]
