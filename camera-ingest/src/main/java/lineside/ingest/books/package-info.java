/** What happened to the triggers of a camera, counted. */
@NullMarked
package lineside.ingest.books;

import org.jspecify.annotations.NullMarked;
