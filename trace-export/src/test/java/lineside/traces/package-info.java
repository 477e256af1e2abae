@NullMarked
package lineside.traces;

import org.jspecify.annotations.NullMarked;
