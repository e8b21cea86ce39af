/**
 * Holds generated predicates against answers that somebody else wrote down: compiles a specification in memory, builds
 * the values of a vector file, and asks the generated classes.
 *
 * <p>Begin at {@link org.barreleye.hamlet.verify.Verification}. This is the one package that runs javac and generated
 * code; it knows generated classes by name only. Must not know: the emitters' insides, the command line. Came from: the
 * compiler as a whole, {@code report}.
 */
package org.barreleye.hamlet.verify;
