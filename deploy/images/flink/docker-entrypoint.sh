#!/bin/sh
# Starts one process of Flink: jobmanager, taskmanager, `line FILE` (a job manager that runs a line's jobs), or
# `run ARGUMENTS` as bin/flink has it.
# FLINK_PROPERTIES holds lines of configuration that are added to /opt/flink/conf/config.yaml; they win.
# FLINK_JAVA holds options for the Java machine. Writes below /tmp only.
set -eu

conf=/tmp/flink-conf
mkdir -p "$conf"
cat /opt/flink/conf/config.yaml >"$conf/config.yaml"
printf '%s\n' "${FLINK_PROPERTIES:-}" | sed 's/^[[:space:]]*//' >>"$conf/config.yaml"
export FLINK_CONF_DIR=$conf
export CLASSPATH="/opt/flink/lib/*"

opened=""
for package in java.lang java.lang.reflect java.net java.io java.nio java.text java.time java.util \
  java.util.concurrent java.util.concurrent.atomic java.util.concurrent.locks; do
  opened="$opened --add-opens=java.base/$package=ALL-UNNAMED"
done
common="-XX:+UseG1GC -XX:+ExitOnOutOfMemoryError -Dlog4j2.configurationFile=file:/opt/flink/conf/log4j2.xml
  -Dorg.apache.avro.SERIALIZABLE_PACKAGES=lineside.schemas.record
  -Dorg.bytedeco.javacpp.cachedir=/tmp/javacpp $opened ${FLINK_JAVA:-}"

# Flink's own arithmetic of memory; the last two lines are for the Java machine and for the process.
resources() {
  java -Xmx64m -Dlog4j2.configurationFile=file:/opt/flink/conf/log4j2.xml \
    org.apache.flink.runtime.util.bash.BashJavaUtils "$1" --configDir "$conf" |
    sed -n 's/^BASH_JAVA_UTILS_EXEC_RESULT://p'
}

case ${1:-help} in
jobmanager)
  said=$(resources GET_JM_RESOURCE_PARAMS)
  # shellcheck disable=SC2046,SC2086
  exec java $(printf '%s\n' "$said" | sed -n 1p) $common \
    org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint --configDir "$conf" \
    $(printf '%s\n' "$said" | sed -n 2p)
  ;;
line) # Both jobs of a line in the job manager itself: line FILE
  said=$(resources GET_JM_RESOURCE_PARAMS)
  # shellcheck disable=SC2046,SC2086
  exec java $(printf '%s\n' "$said" | sed -n 1p) $common \
    lineside.jobs.start.LineCluster line "$2" --configDir "$conf" \
    $(printf '%s\n' "$said" | sed -n 2p)
  ;;
taskmanager) # Told its address: asked for it before the job manager has a name, it would take localhost.
  said=$(resources GET_TM_RESOURCE_PARAMS)
  # shellcheck disable=SC2046,SC2086
  exec java $(printf '%s\n' "$said" | sed -n 1p) $common \
    org.apache.flink.runtime.taskexecutor.TaskManagerRunner --configDir "$conf" \
    -D taskmanager.host="$(hostname -i | cut -d ' ' -f 1)" \
    $(printf '%s\n' "$said" | sed -n 2p)
  ;;
run)
  # shellcheck disable=SC2086
  exec java -Xmx256m $common org.apache.flink.client.cli.CliFrontend "$@"
  ;;
kubernetes-jobmanager.sh | kubernetes-taskmanager.sh | standalone-job | native-k8s)
  echo "docker-entrypoint: '$1' needs Flink's official image: build flink-jobs with --build-arg FLINK=flink:2.2.1-java17" >&2
  exit 2
  ;;
help)
  echo "docker-entrypoint: jobmanager | taskmanager | line FILE | run ARGUMENTS" >&2
  exit 2
  ;;
*)
  exec "$@"
  ;;
esac
