/**
 * The meter of a domain, in which rewritten classes count, and the account that charges its counts to the core by
 * system calls and ends the program at a bound. Must not know: class files.
 *
 * <p>Previous stop: {@code confinement.rewrite}. Next stop: {@code confinement.load}.
 */
package org.barreleye.confinement.meter;
