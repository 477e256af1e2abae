/** Images that another machine sends. */
@NullMarked
package lineside.ingest.push;

import org.jspecify.annotations.NullMarked;
