/** Where views show the part. */
@NullMarked
package lineside.analyzer.place;

import org.jspecify.annotations.NullMarked;
