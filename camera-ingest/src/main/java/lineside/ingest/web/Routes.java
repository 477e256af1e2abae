package lineside.ingest.web;

import io.javalin.Javalin;

/** A part of what the server answers. */
public interface Routes {
  /** Adds handlers; called once, before the server starts. */
  void addTo(Javalin server);
}
