/** A broker with messages of a small factory, for tests and for looking at pages. */
@NullMarked
package lineside.console.plant;

import org.jspecify.annotations.NullMarked;
