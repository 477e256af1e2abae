/** What the console knows, in an embedded database that is rebuilt from topics. */
@NullMarked
package lineside.console.store;

import org.jspecify.annotations.NullMarked;
