package lineside.console.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UsersFileTest {
  @TempDir Path dir;

  @Test
  void keepsUsersReadableForTheirOwnerOnly() throws Exception {
    UsersFile file = new UsersFile(dir.resolve("users"));
    file.put(new User("huber", Role.OPERATE, "$2a$hash"));
    file.put(new User("maier", Role.SERVICE, "$2a$other"));
    file.put(new User("huber", Role.ADJUST, "$2a$new"));

    assertThat(file.all()).containsOnlyKeys("huber", "maier");
    assertThat(file.all()).containsEntry("huber", new User("huber", Role.ADJUST, "$2a$new"));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(dir.resolve("users"))))
        .isEqualTo("rw-------");
  }

  @Test
  void removesAUser() throws Exception {
    UsersFile file = new UsersFile(dir.resolve("users"));
    file.put(new User("huber", Role.OPERATE, "$2a$hash"));

    assertThat(file.remove("huber")).isTrue();
    assertThat(file.remove("huber")).isFalse();
    assertThat(file.all()).isEmpty();
  }

  @Test
  void namesTheLineThatIsNoUser() throws Exception {
    Path file = dir.resolve("users");
    Files.writeString(file, "# the plant\nhuber:operate:$2a$hash\nmaier:king:$2a$hash\n");

    assertThatThrownBy(() -> new UsersFile(file).all())
        .isInstanceOf(IOException.class)
        .hasMessageContaining("line 3");
  }

  @Test
  void takesAPasswordByItsHashOnly() {
    String hash = Passwords.hash("correct horse".toCharArray());

    assertThat(hash).startsWith("$2a$12$").doesNotContain("horse");
    assertThat(Passwords.matches("correct horse".toCharArray(), hash)).isTrue();
    assertThat(Passwords.matches("correct house".toCharArray(), hash)).isFalse();
  }

  @Test
  void takesNoPasswordThatIsShort() {
    assertThatThrownBy(() -> Passwords.hash("1234567".toCharArray()))
        .hasMessage("password has 7 characters, 8 to 256 are needed");
  }
}
