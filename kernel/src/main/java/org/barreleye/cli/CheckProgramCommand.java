package org.barreleye.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.barreleye.confinement.load.ProgramImage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks a jar of programs as {@code --programs} does, without running them. */
@Command(name = "check-program", mixinStandardHelpOptions = true,
        description = "Prints what the programs of a jar do that programs may not do, without running them; or how many"
                + " classes were checked, if there is nothing.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:there are no findings: the jar can be used with --programs", "1:there are findings"})
final class CheckProgramCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "JAR", description = "The jar.")
    private Path jar;

    @Override
    public Integer call() throws Exception {
        ProgramImage image = ProgramJar.read(jar);
        if (image.findings().isEmpty()) {
            int classes = image.classCount();
            spec.commandLine().getOut().println(
                    "no findings: " + classes + (classes == 1 ? " class" : " classes") + " checked");
            return ExitCode.OK;
        }
        spec.commandLine().getOut().println(ProgramJar.sentences(jar, image));
        return ExitCode.FINDINGS;
    }
}
