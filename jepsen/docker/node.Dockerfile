# A machine as Jepsen wants it: SSH as root by key, and what the faults use. No Java: Rhenea brings its own.
ARG BASE=debian:bookworm-slim
FROM ${BASE}

RUN apt-get update \
    && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends \
        curl iproute2 iptables iputils-ping libfaketime netbase openssh-server procps psmisc sudo \
    && rm -rf /var/lib/apt/lists/*

RUN mkdir -p /run/sshd && install -d -m 700 /root/.ssh
COPY sshd.conf /etc/ssh/sshd_config.d/jepsen.conf

CMD ["/bin/sh", "-c", "cp /shared/id_ed25519.pub /root/.ssh/authorized_keys && exec /usr/sbin/sshd -D -e"]
