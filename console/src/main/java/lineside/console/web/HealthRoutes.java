package lineside.console.web;

import io.javalin.Javalin;
import io.javalin.http.Context;
import lineside.console.live.OperateShape;

/**
 * For machines that watch over this one. The console is healthy while its database answers; a
 * broker that is away makes it no healthier to be started again.
 */
final class HealthRoutes {
  private final Backend backend;

  HealthRoutes(Backend backend) {
    this.backend = backend;
  }

  void add(Javalin javalin) {
    javalin.get("/healthz", this::health, Needs.NOBODY);
    javalin.get(
        "/metrics",
        context ->
            context
                .contentType("text/plain; version=0.0.4; charset=utf-8")
                .result(backend.metrics().text()),
        Needs.NOBODY);
  }

  private void health(Context context) {
    backend.database().read(handle -> handle.createQuery("SELECT 1").mapTo(Integer.class).one());
    OperateShape.Connection connection = backend.live().progress().connection();
    context
        .contentType("text/plain; charset=utf-8")
        .result("ok, broker " + connection.broker() + "\n");
  }
}
