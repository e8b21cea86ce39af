/**
 * The verification of generated predicates against the results of a reference: compiles a specification in memory,
 * creates the values of a vector file, and calls the generated classes.
 *
 * <p>Start at {@link org.barreleye.hamlet.verify.Verification}. No other package runs javac and generated code. It uses
 * generated classes by name only. May not know: the emitters, the command line.
 *
 * <p>Previous stop: {@code report}. Next stop: {@code cli}.
 */
package org.barreleye.hamlet.verify;
