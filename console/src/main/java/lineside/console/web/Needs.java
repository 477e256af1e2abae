package lineside.console.web;

import io.javalin.security.RouteRole;
import lineside.console.security.Role;
import org.jspecify.annotations.Nullable;

/** Who may ask for a route. */
enum Needs implements RouteRole {
  /** Anybody. */
  NOBODY(null),
  /** Whoever is signed in. */
  OPERATE(Role.OPERATE),
  /** Who may change recipes and models. */
  ADJUST(Role.ADJUST),
  /** Who looks after the console. */
  SERVICE(Role.SERVICE);

  private final @Nullable Role role;

  Needs(@Nullable Role role) {
    this.role = role;
  }

  @Nullable Role role() {
    return role;
  }
}
