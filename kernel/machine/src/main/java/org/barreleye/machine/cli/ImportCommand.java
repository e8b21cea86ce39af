package org.barreleye.machine.cli;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Callable;
import org.barreleye.machine.topology.TopologyImport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Makes a machine file of the topology of a real machine. */
@Command(name = "import", mixinStandardHelpOptions = true,
        description = "Makes a machine file of the topology of a real machine; comments mark what is a guess.")
final class ImportCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--lstopo", paramLabel = "FILE", required = true,
            description = "The topology, as `lstopo --of xml FILE` of hwloc 1 or 2 writes it.")
    private Path topology;

    @Option(names = {"-o", "--output"}, paramLabel = "FILE",
            description = "Write the machine to this file; without it, to the standard output.")
    private Path output;

    @Option(names = "--force", description = "Replace the output file if it exists.")
    private boolean force;

    @Override
    public Integer call() throws Exception {
        if (force && output == null) {
            throw new ParameterException(spec.commandLine(), "--force is for an output file: add -o FILE");
        }
        String machine = TopologyImport.machineFile(topology.toString(), text());
        if (output == null) {
            spec.commandLine().getOut().print(machine);
            spec.commandLine().getOut().flush();
        } else {
            write(machine);
            spec.commandLine().getOut().println(output + ": written; 'machine check " + output + "' checks it after "
                    + "changes");
        }
        return ExitCode.OK;
    }

    private String text() throws IOException {
        requireNoFolder(topology);
        try {
            return Files.readString(topology);
        } catch (CharacterCodingException invalid) {
            throw new FileSystemException(topology.toString(), null,
                    "is not UTF-8 text; write it with `lstopo --of xml FILE`");
        }
    }

    private static void requireNoFolder(Path file) throws FileSystemException {
        if (Files.isDirectory(file)) {
            throw new FileSystemException(file.toString(), null, "is a folder; name a file");
        }
    }

    private void write(String machine) throws IOException {
        requireNoFolder(output);
        byte[] bytes = machine.getBytes(StandardCharsets.UTF_8);
        try {
            if (force) {
                Files.write(output, bytes);
            } else {
                Files.write(output, bytes, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            }
        } catch (FileAlreadyExistsException exists) {
            throw new FileSystemException(output.toString(), null,
                    "exists; add --force to replace it, or name another file");
        }
    }
}
