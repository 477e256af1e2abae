/** What encodings of images cost and save. */
@NullMarked
package lineside.bench.encoding;

import org.jspecify.annotations.NullMarked;
