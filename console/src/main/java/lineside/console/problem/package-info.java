/** What can go wrong for a person, as a plain sentence. */
@NullMarked
package lineside.console.problem;

import org.jspecify.annotations.NullMarked;
