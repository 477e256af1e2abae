/** What is true of every part, cause and reading of the simulated factory. */
@NullMarked
package lineside.footage.truth;

import org.jspecify.annotations.NullMarked;
