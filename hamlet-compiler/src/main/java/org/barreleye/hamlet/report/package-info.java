/**
 * Reports about a specification as tables and graphs: retypes, operations, layouts, and the reasons why a retype is not
 * allowed.
 *
 * <p>Each class is one report and returns its text. May not know: syntax, Java text, the command line.
 *
 * <p>Previous stop: {@code dump}. Next stop: {@code verify}.
 */
package org.barreleye.hamlet.report;
