package org.barreleye.compiler.maven;

import java.util.List;

/**
 * The parameters that every goal of both plugins has.
 *
 * @param skip whether the goal does nothing
 * @param includes patterns of the files of the source directory that count; all sources if empty
 * @param excludes patterns of the files that do not count
 * @param encoding the name of the encoding of sources and of generated Java; may be null or empty
 * @param messageFormat the form of findings
 */
public record GoalParameters(boolean skip, List<String> includes, List<String> excludes, String encoding,
        String messageFormat) {}
