package lineside.console.security;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Local users in a text file, one in a line: {@code name:role:hash}. Read anew for every sign-in,
 * so that a change holds at once; replaced by a rename, readable for its owner only.
 */
public final class UsersFile {
  private static final int FIELDS = 3;

  private final Path file;

  /** This file. */
  public UsersFile(Path file) {
    this.file = file.toAbsolutePath();
  }

  /**
   * Everybody in it, by name.
   *
   * @throws IOException when it cannot be read, or a line is no user
   */
  public Map<String, User> all() throws IOException {
    Map<String, User> users = new LinkedHashMap<>();
    int number = 0;
    for (String line : Files.readAllLines(file)) {
      number++;
      if (!line.isBlank() && !line.startsWith("#")) {
        User user = parse(line, number);
        users.put(user.name(), user);
      }
    }
    return users;
  }

  /** Adds somebody, or replaces him. */
  public void put(User user) throws IOException {
    Map<String, User> users = existing();
    users.put(user.name(), user);
    write(users.values().stream().toList());
  }

  /** Takes somebody away; false when there is no such user. */
  public boolean remove(String name) throws IOException {
    Map<String, User> users = existing();
    if (users.remove(name) == null) {
      return false;
    }
    write(users.values().stream().toList());
    return true;
  }

  private Map<String, User> existing() throws IOException {
    return Files.exists(file) ? all() : new LinkedHashMap<>();
  }

  private User parse(String line, int number) throws IOException {
    String[] fields = line.split(":", FIELDS);
    Optional<Role> role = fields.length == FIELDS ? Role.parse(fields[1]) : Optional.empty();
    if (role.isEmpty()) {
      throw new IOException("line %d of %s is no user: name:role:hash".formatted(number, file));
    }
    try {
      return new User(fields[0], role.get(), fields[2]);
    } catch (IllegalArgumentException e) {
      throw new IOException("line %d of %s is no user".formatted(number, file), e);
    }
  }

  private void write(List<User> users) throws IOException {
    List<String> lines = new ArrayList<>();
    users.forEach(
        user -> lines.add(user.name() + ":" + user.role().text() + ":" + user.passwordHash()));
    Path folder = file.getParent();
    if (folder == null) {
      throw new IOException("no file: " + file);
    }
    Files.createDirectories(folder);
    Path temporary =
        Files.createTempFile(
            folder,
            ".users",
            ".part",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try {
      Files.write(temporary, lines);
      Files.move(
          temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }
}
