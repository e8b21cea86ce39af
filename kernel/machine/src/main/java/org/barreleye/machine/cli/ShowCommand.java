package org.barreleye.machine.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.barreleye.machine.description.CoreDescription;
import org.barreleye.machine.description.Link;
import org.barreleye.machine.description.MachineDescription;
import org.barreleye.machine.description.MemoryRegion;
import org.barreleye.machine.description.MmuKind;
import org.barreleye.machine.description.NodeDescription;
import org.barreleye.machine.fault.FaultPrinter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints the parts of a machine. */
@Command(name = "show", mixinStandardHelpOptions = true,
        description = "Prints the parts of a machine: memory, nodes, cores, links, devices, their wiring.")
final class ShowCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "MACHINE", description = "A preset, smp-N, or a machine file.")
    private String name;

    @Option(names = "--dot", description = "Print a graph of nodes, links and the wiring of devices for Graphviz.")
    private boolean dot;

    @Override
    public Integer call() throws Exception {
        MachineDescription machine = Machines.named(name, spec.commandLine().getErr());
        PrintWriter out = spec.commandLine().getOut();
        if (dot) {
            graph(machine, out);
        } else {
            text(machine, out);
        }
        return ExitCode.OK;
    }

    private static void text(MachineDescription machine, PrintWriter out) {
        out.println(machine.name() + ": " + machine.about());
        out.println("memory model " + word(machine.memoryModel()) + ", lines of " + machine.lineBytes() + " bytes");
        machine.domains().forEach(
                domain -> out.println("coherence domain '" + domain.name() + "': " + domain.protocol() + ", "
                + word(domain.lookup())));
        showMemory(machine, MemoryRegion.EVERYWHERE, out, "");
        for (NodeDescription node : machine.nodes()) {
            out.println("node " + node.number() + ", socket " + node.socket() + ", "
                    + node.domain().map(domain -> "coherent in '" + domain + "'")
                    .orElse(node.cores().isEmpty() ? "no cores" : "not coherent"));
            machine.cores().stream().filter(core -> node.cores().contains(core.id())).forEach(core -> out.println("  "
                    + line(core)));
            showMemory(machine, node.number(), out, "  ");
        }
        for (Link link : machine.links()) {
            out.println("link " + link.one() + " - " + link.other() + ": fetch " + nanoseconds(link.fetch())
                    + ", interrupt "
                    + nanoseconds(link.interrupt())
                    + (link.bytesPerMicrosecond() == 0 ? "" : ", " + link.bytesPerMicrosecond() + " MB/s"));
        }
        new WiringText(machine, out).print();
        machine.faults().forEach(fault -> out.println("fault: " + FaultPrinter.print(fault)));
    }

    private static void showMemory(MachineDescription machine, int node, PrintWriter out, String indentation) {
        machine.memory().stream()
                .filter(region -> region.node() == node)
                .forEach(region -> out.println(indentation + "space " + region.space() + ": " + size(region) + " "
                + word(region.kind())
                + machine.domainOf(region).map(domain -> ", cached in '" + domain.name() + "'").orElse("")));
    }

    private static String line(CoreDescription core) {
        return core.id() + ": " + core.isa() + ", " + core.wordBits() + "-bit " + word(core.endianness()) + "-endian, "
                + core.megahertz()
                + " MHz, MMU " + mmu(core) + ", timer " + word(core.timer()) + ", " + word(core.initialState());
    }

    private static String mmu(CoreDescription core) {
        return word(core.mmu()) + (core.mmu() == MmuKind.NONE ? "" : " with " + core.tlb().entries() + " entries");
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String size(MemoryRegion region) {
        return region.bytes() % (1 << 20) == 0 ? (region.bytes() >> 20) + " MiB" : (region.bytes() >> 10) + " KiB";
    }

    static String nanoseconds(long picoseconds) {
        return picoseconds / 1_000.0 + " ns";
    }

    private static void graph(MachineDescription machine, PrintWriter out) {
        out.println("graph \"" + machine.name() + "\" {");
        out.println("  node [shape=box];");
        for (NodeDescription node : machine.nodes()) {
            String cores = node.cores().isEmpty() ? "" : "\\ncores " + String.join(" ", node.cores().stream()
                    .map(id -> "" + id.number()).toList());
            out.println("  n" + node.number() + " [label=\"node " + node.number() + cores + "\"];");
        }
        for (Link link : machine.links()) {
            out.println("  n" + link.one() + " -- n" + link.other() + " [label=\"" + nanoseconds(link.fetch())
                    + "\"];");
        }
        new WiringGraph(machine, out).print();
        out.println("}");
    }
}
