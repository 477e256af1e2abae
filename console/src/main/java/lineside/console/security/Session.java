package lineside.console.security;

/**
 * Somebody who is signed in, at one browser.
 *
 * @param id by which the service knows it; not the secret of the cookie
 * @param name who
 * @param role what he may do
 * @param csrf what every change must carry
 * @param startedAt wall clock, milliseconds since 1970 (UTC)
 * @param origin from where
 */
public record Session(
    String id, String name, Role role, String csrf, long startedAt, Origin origin) {
  /**
   * From where a request comes.
   *
   * @param address of the network
   * @param agent the browser as it names itself
   */
  public record Origin(String address, String agent) {}
}
