/** What pages are told, as JSON by the names of record components. */
@NullMarked
package lineside.console.shape;

import org.jspecify.annotations.NullMarked;
