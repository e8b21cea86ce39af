package org.barreleye.cpudriver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.barreleye.boot.BootResult;
import org.barreleye.domain.Domain;
import org.barreleye.domain.memory.PinnedObject;
import org.barreleye.domain.memory.RamSource;
import org.barreleye.generated.user.FrameReference;
import org.barreleye.kpi.memory.Window;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.types.CapabilityReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The lines that a program has modified in the cache of a core in no coherence domain. */
class ModifiedLinesTest {
    private static final int INCOHERENT = 32;
    private static final int PAGE = 4_096;
    private static final int LINE = 64;
    private static final long SECOND = 1_000_000_000;

    private static Window page(Domain domain) throws CallFailed {
        return domain.map(new FrameReference(domain.nameService().lookUp("page").service().address())).value();
    }

    /** Writes a number to each line: as many as the cache has, some of which stay in it when other programs run. */
    private static void fill(Window window, byte number) {
        for (int offset = 0; offset < PAGE; offset += LINE) {
            window.putByte(offset, number);
        }
    }

    /** Writes to as many lines as displace all others from the cache. */
    private static void displace(Domain domain) {
        PinnedObject memory = new PinnedObject(4 * PAGE, RamSource.ANY_NODE);
        Window window = domain.addressSpace().map(memory).value().window(domain.syscalls().memory());
        for (int offset = 0; offset < 4 * PAGE; offset += LINE) {
            window.putInt(offset, offset);
        }
    }

    private static BootResult run(int core, String end, List<Integer> read) {
        return BootResult.on("demo").controlling()
                .with("writer", domain -> {
                    fill(page(domain), (byte) 99);
                    domain.nameService().register("written", CapabilityReference.ABSENT, "");
                    if (end.equals("killed")) {
                        domain.events().pause(domain.syscalls().now() + SECOND);
                    }
                })
                .with("displacer", ModifiedLinesTest::displace)
                .run(domain -> {
                    FrameReference frame = domain.createFrame(domain.allocate(PAGE), PAGE).value();
                    domain.nameService().register("page", frame, "");
                    Window window = domain.map(frame).value();
                    long writer = domain.spawn(core, "writer", "");
                    domain.waitForName("written", SECOND);
                    if (end.equals("killed")) {
                        domain.processes().kill(writer);
                    }
                    domain.processes().waitFor(writer, SECOND);
                    fill(window, (byte) 77);
                    domain.processes().waitFor(domain.spawn(core, "displacer", ""), SECOND);
                    for (int offset = 0; offset < PAGE; offset += LINE) {
                        read.add((int) window.getByte(offset));
                    }
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"exited", "killed"})
    void are_not_written_to_memory_after_the_program_has(String end) {
        List<Integer> read = new ArrayList<>();

        BootResult result = run(INCOHERENT, end, read);

        assertThat(result.status()).as("%s", result.console()).hasValue(0);
        assertThat(read).containsOnly(77);
    }

    @Test
    void are_those_of_no_program_where_caches_are_coherent() {
        List<Integer> read = new ArrayList<>();

        assertThat(run(4, "killed", read).status()).hasValue(0);
        assertThat(read).containsOnly(77);
    }
}
