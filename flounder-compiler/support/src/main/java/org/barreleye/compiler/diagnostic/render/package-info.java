/**
 * The forms of findings: for people, for editors that read {@code file:line:column}, and for programs as JSON or SARIF.
 *
 * <p>A renderer is a function from findings to text with LF line ends. It touches no stream and no disk, and shows a
 * source under the name that it was given. The package may not know a language or a command line.
 *
 * <p>Previous stop: {@code compiler.diagnostic}. Next stop: {@code compiler.cli}.
 */
package org.barreleye.compiler.diagnostic.render;
