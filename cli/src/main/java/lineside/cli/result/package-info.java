/** Follows a run from outside: reads what its topics say, as the systems behind Lineside would. */
@NullMarked
package lineside.cli.result;

import org.jspecify.annotations.NullMarked;
