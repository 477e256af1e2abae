/** Who may do what: users, passwords, sessions, limits. */
@NullMarked
package lineside.console.security;

import org.jspecify.annotations.NullMarked;
