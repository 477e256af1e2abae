/** Tests of the whole service, and what the tests of all packages use. */
@NullMarked
package lineside.ingest;

import org.jspecify.annotations.NullMarked;
