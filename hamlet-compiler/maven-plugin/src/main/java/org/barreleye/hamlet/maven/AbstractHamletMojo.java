package org.barreleye.hamlet.maven;

import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugins.annotations.Parameter;
import org.barreleye.compiler.cli.BuildVersion;
import org.barreleye.compiler.diagnostic.render.Tool;
import org.barreleye.compiler.maven.CompilerMojo;
import org.barreleye.compiler.maven.GoalParameters;
import org.barreleye.hamlet.diagnostic.HamletCode;

/** The parameters that every goal has. */
abstract class AbstractHamletMojo extends CompilerMojo {
    /** The suffix of specifications. */
    static final String SUFFIX = ".hl";

    private static final String TOOL = "hamlet";

    /**
     * The files of the source directory that count, as patterns of Ant: {@code ?}, {@code *} and {@code **}. All
     * {@code *.hl} if none is given.
     */
    @Parameter(property = "hamlet.includes")
    private List<String> includes = new ArrayList<>();

    /** The files of the source directory that do not count, as patterns of Ant. */
    @Parameter(property = "hamlet.excludes")
    private List<String> excludes = new ArrayList<>();

    /**
     * The encoding of specifications and of the Java made of them. UTF-8, with a warning, if the project gives none.
     */
    @Parameter(property = "hamlet.encoding", defaultValue = "${project.build.sourceEncoding}")
    private String encoding;

    /**
     * The form of findings: {@code human}, with the lines they are about; {@code short}, one line each; {@code json}
     * or {@code sarif}, one line each and for machines in a file {@code target/hamlet-findings/GOAL-EXECUTION.json} or
     * {@code .sarif}.
     */
    @Parameter(property = "hamlet.messageFormat", defaultValue = "human")
    private String messageFormat = "human";

    /** Skips the goal. */
    @Parameter(property = "hamlet.skip", defaultValue = "false")
    private boolean skip;

    @Override
    protected final Tool tool() {
        return new Tool(TOOL, BuildVersion.text(), List.of(HamletCode.values()));
    }

    @Override
    protected final String suffix() {
        return SUFFIX;
    }

    @Override
    protected final GoalParameters parameters() {
        return new GoalParameters(skip, includes, excludes, encoding, messageFormat);
    }
}
