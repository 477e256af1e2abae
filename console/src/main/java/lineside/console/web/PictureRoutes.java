package lineside.console.web;

import io.javalin.Javalin;
import io.javalin.http.Context;
import io.javalin.http.Header;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import lineside.console.live.Board;
import lineside.console.live.Still;
import lineside.console.problem.Problem;

/**
 * Pictures by their hash from the evidence store, {@code root/ab/abcdef...png}, and the latest of
 * cameras. A name that is not 64 hexadecimal digits never reaches the file system.
 */
final class PictureRoutes {
  private static final Pattern NAME = Pattern.compile("[0-9a-f]{64}");

  private final Board board;
  private final Optional<Path> store;

  PictureRoutes(Board board, Optional<Path> store) {
    this.board = board;
    this.store = store;
  }

  void add(Javalin javalin) {
    javalin.get("/api/evidence/{sha256}", this::evidence, Needs.OPERATE);
    javalin.get("/api/stills/{camera}/{view}", this::still, Needs.OPERATE);
    javalin.get("/api/stills/{camera}", this::newest, Needs.OPERATE);
  }

  private void evidence(Context context) throws IOException {
    String name = context.pathParam("sha256");
    Path root =
        store.orElseThrow(
            () ->
                new Problem(
                    Problem.Kind.NO_EVIDENCE,
                    "This console was started without an evidence store, so it has no pictures."));
    if (!NAME.matcher(name).matches()) {
      throw new Problem(Problem.Kind.NOT_FOUND, "There is nothing at this address.");
    }
    try {
      byte[] picture =
          Files.readAllBytes(root.resolve(name.substring(0, 2)).resolve(name + ".png"));
      context
          .contentType("image/png")
          .header(Header.CACHE_CONTROL, "private, max-age=86400, immutable")
          .result(picture);
    } catch (NoSuchFileException e) {
      throw new Problem(
          Problem.Kind.PICTURE_GONE, "This picture is no longer kept: its time was over.");
    }
  }

  private void still(Context context) {
    answer(context, board.still(context.pathParam("camera"), context.pathParam("view")));
  }

  private void newest(Context context) {
    answer(context, board.newest(context.pathParam("camera")));
  }

  private static void answer(Context context, Optional<Still> found) {
    Still still =
        found.orElseThrow(
            () -> new Problem(Problem.Kind.PICTURE_GONE, "The live picture has gone by already."));
    context
        .contentType(still.contentType())
        .header(Header.CACHE_CONTROL, "private, max-age=60")
        .result(still.content());
  }
}
