package org.barreleye.flounder.maven;

import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugins.annotations.Parameter;
import org.barreleye.compiler.cli.BuildVersion;
import org.barreleye.compiler.diagnostic.render.Tool;
import org.barreleye.compiler.maven.CompilerMojo;
import org.barreleye.compiler.maven.GoalParameters;
import org.barreleye.flounder.diagnostic.FlounderCode;

/** The parameters that every goal has. */
abstract class AbstractFlounderMojo extends CompilerMojo {
    private static final String TOOL = "flounder";

    /**
     * The files of the source directory that count, as patterns of Ant: {@code ?}, {@code *} and {@code **}. All
     * {@code *.if} if none is given.
     */
    @Parameter(property = "flounder.includes")
    private List<String> includes = new ArrayList<>();

    /** The files of the source directory that do not count, as patterns of Ant. */
    @Parameter(property = "flounder.excludes")
    private List<String> excludes = new ArrayList<>();

    /**
     * The encoding of the definitions and of the Java made of them. UTF-8, with a warning, if the project gives none.
     */
    @Parameter(property = "flounder.encoding", defaultValue = "${project.build.sourceEncoding}")
    private String encoding;

    /**
     * The form of findings: {@code human}, with the lines they are about; {@code short}, one line each; {@code json}
     * or {@code sarif}, one line each and for machines in a file {@code target/flounder-findings/GOAL-EXECUTION.json}
     * or {@code .sarif}.
     */
    @Parameter(property = "flounder.messageFormat", defaultValue = "human")
    private String messageFormat = "human";

    /** Skips the goal. */
    @Parameter(property = "flounder.skip", defaultValue = "false")
    private boolean skip;

    @Override
    protected final Tool tool() {
        return new Tool(TOOL, BuildVersion.text(), List.of(FlounderCode.values()));
    }

    @Override
    protected final String suffix() {
        return Definitions.SUFFIX;
    }

    @Override
    protected final GoalParameters parameters() {
        return new GoalParameters(skip, includes, excludes, encoding, messageFormat);
    }
}
