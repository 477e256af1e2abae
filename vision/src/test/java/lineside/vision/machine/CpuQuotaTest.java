package lineside.vision.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CpuQuotaTest {
  @TempDir private Path root;

  @Test
  void isWhatTheProcessIsBoundToWithoutControlGroups() {
    assertThat(CpuQuota.of(root, 6).cpus()).isEqualTo(6);
  }

  @Test
  void isTheQuotaOfTheUnifiedHierarchy() throws Exception {
    write("proc/self/cgroup", "0::/pod/container\n");
    write("sys/fs/cgroup/pod/container/cpu.max", "150000 100000\n");

    assertThat(CpuQuota.of(root, 8).cpus()).isEqualTo(1.5);
  }

  @Test
  void isTheLeastQuotaAlongTheGroups() throws Exception {
    write("proc/self/cgroup", "0::/pod/container\n");
    write("sys/fs/cgroup/pod/cpu.max", "300000 100000\n");
    write("sys/fs/cgroup/pod/container/cpu.max", "max 100000\n");

    assertThat(CpuQuota.of(root, 8).cpus()).isEqualTo(3);
  }

  @Test
  void isTheQuotaOfTheMountWhereTheGroupIsHidden() throws Exception {
    write("proc/self/cgroup", "0::/../../elsewhere\n");
    write("sys/fs/cgroup/cpu.max", "50000 100000\n");

    assertThat(CpuQuota.of(root, 8).cpus()).isEqualTo(0.5);
  }

  @Test
  void isTheQuotaOfSeparateHierarchies() throws Exception {
    write("proc/self/cgroup", "4:memory:/a\n3:cpu,cpuacct:/a\n0::/\n");
    write("sys/fs/cgroup/cpu/a/cpu.cfs_quota_us", "250000\n");
    write("sys/fs/cgroup/cpu/a/cpu.cfs_period_us", "100000\n");

    assertThat(CpuQuota.of(root, 8).cpus()).isEqualTo(2.5);
  }

  @Test
  void aQuotaOfMinusOneIsNone() throws Exception {
    write("proc/self/cgroup", "3:cpu:/\n");
    write("sys/fs/cgroup/cpu/cpu.cfs_quota_us", "-1\n");
    write("sys/fs/cgroup/cpu/cpu.cfs_period_us", "100000\n");

    assertThat(CpuQuota.of(root, 4).cpus()).isEqualTo(4);
  }

  @Test
  void runsThatShareItGetTheirWholeThreads() {
    CpuQuota quota = new CpuQuota(7.5);

    assertThat(quota.threadsPerRun(1)).isEqualTo(7);
    assertThat(quota.threadsPerRun(3)).isEqualTo(2);
    assertThat(quota.threadsPerRun(9)).isEqualTo(1);
  }

  private void write(String file, String content) throws IOException {
    Path path = root.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, content);
  }
}
