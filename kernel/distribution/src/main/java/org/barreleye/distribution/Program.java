package org.barreleye.distribution;

import java.util.function.Supplier;
import org.barreleye.cli.Barreleye;
import org.barreleye.flounder.cli.Flounder;
import org.barreleye.flounder.cli.FlounderTraining;
import org.barreleye.hamlet.cli.Hamlet;
import org.barreleye.hamlet.cli.HamletTraining;
import org.barreleye.machine.cli.MachineCommand;
import picocli.CommandLine;

/** A program of the distribution. */
enum Program {
    FLOUNDER("flounder", "flounder-compiler/target", Flounder.class.getName(), FlounderTraining.class.getName(), true,
            Flounder::line),
    HAMLET("hamlet", "hamlet-compiler/target", Hamlet.class.getName(), HamletTraining.class.getName(), true,
            Hamlet::line),
    MACHINE("machine", "kernel/machine/target", Program.FROM_MANIFEST, "show amd-2x2", true,
            MachineCommand::commandLine),
    /** A machine runs for minutes, in which the second compiler of the JVM pays. */
    BARRELEYE("barreleye", "kernel/target", Program.FROM_MANIFEST, "boot --machine duo -c ps", false,
            Barreleye::commandLine);

    /** In place of a main class: the JVM shall read the manifest, which exports packages of the JDK. */
    private static final String FROM_MANIFEST = "-";

    private final String title;
    private final String folder;
    private final String mainClass;
    private final String training;
    private final boolean isShort;
    private final Supplier<CommandLine> line;

    Program(String title, String folder, String mainClass, String training, boolean isShort,
            Supplier<CommandLine> line) {
        this.title = title;
        this.folder = folder;
        this.mainClass = mainClass;
        this.training = training;
        this.isShort = isShort;
        this.line = line;
    }

    /** The name of the command. */
    String title() {
        return title;
    }

    /** The runnable jar, below the root of the repository. */
    String jar() {
        return folder + "/" + title + ".jar";
    }

    /** The main class, or a dash where the JVM must read the manifest. */
    String mainClass() {
        return mainClass;
    }

    /** The words that start the training run: a main class, or arguments. */
    String training() {
        return training;
    }

    /** Returns whether runs take seconds at most, so that the first compiler of the JVM is enough. */
    boolean isShort() {
        return isShort;
    }

    /** The command line with all its commands. */
    CommandLine line() {
        return line.get();
    }
}
