/** Tests. */
@NullMarked
package lineside.ingest.web;

import org.jspecify.annotations.NullMarked;
