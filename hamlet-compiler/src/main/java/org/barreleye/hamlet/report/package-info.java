/**
 * Reports about a specification: tables and graphs of derivations, layouts and operations, and the reason why a retype
 * is impossible.
 *
 * <p>Each class is one report and returns its text. The package may not know the syntax, the command line or how Java
 * is emitted.
 *
 * <p>Previous stop: {@code hamlet.analysis}. Next stop: {@code hamlet.cli}.
 */
package org.barreleye.hamlet.report;
