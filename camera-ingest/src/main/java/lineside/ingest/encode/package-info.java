/** Pictures as the frame topic carries them: header facts, encodings, limits. */
@NullMarked
package lineside.ingest.encode;

import org.jspecify.annotations.NullMarked;
