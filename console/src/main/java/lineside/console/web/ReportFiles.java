package lineside.console.web;

import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** Serves the files of the report directory and nothing outside it. */
final class ReportFiles {
  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "json", "application/json; charset=utf-8",
          "png", "image/png",
          "jpg", "image/jpeg",
          "svg", "image/svg+xml",
          "css", "text/css; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "pdf", "application/pdf");

  private final Path root;

  ReportFiles(Path root) {
    this.root = root.toAbsolutePath().normalize();
  }

  void serve(Context context) throws IOException {
    Path file = resolve(context.pathParam("file"));
    String name = file.getFileName().toString();
    String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    String type = TYPES.get(extension);
    if (type == null || !Files.isRegularFile(file)) {
      throw new NotFoundResponse();
    }
    if (!file.toRealPath().startsWith(root.toRealPath())) {
      throw new NotFoundResponse();
    }
    context.contentType(type).result(Files.newInputStream(file));
  }

  private Path resolve(String name) {
    try {
      Path file = root.resolve(name).normalize();
      if (file.startsWith(root) && !file.equals(root)) {
        return file;
      }
    } catch (InvalidPathException e) {
      throw new NotFoundResponse();
    }
    throw new NotFoundResponse();
  }
}
