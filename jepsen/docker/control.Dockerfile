# Where Jepsen runs: Leiningen, and what draws its plots.
ARG BASE=debian:bookworm-slim
FROM ${BASE}

RUN apt-get update \
    && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends \
        default-jre-headless git gnuplot-nox graphviz leiningen openssh-client \
    && rm -rf /var/lib/apt/lists/*

ENV LEIN_ROOT=yes
WORKDIR /jepsen
