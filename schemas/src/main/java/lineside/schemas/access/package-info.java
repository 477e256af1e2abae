/** Who may do what on the broker, and how a process shows who it is. */
@NullMarked
package lineside.schemas.access;

import org.jspecify.annotations.NullMarked;
