package org.barreleye.service.bus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.barreleye.boot.BootResult;
import org.barreleye.domain.Domain;
import org.barreleye.generated.user.bus.BusClient;
import org.barreleye.generated.user.bus.BusHandler;
import org.barreleye.generated.user.bus.BusInterface;
import org.barreleye.generated.user.knowledge.KnowledgeClient;
import org.barreleye.generated.user.knowledge.KnowledgeHandler;
import org.barreleye.generated.user.knowledge.KnowledgeInterface;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.machine.description.MachineDescription;
import org.barreleye.machine.description.MachineFile;
import org.junit.jupiter.api.Test;

/** The enumeration of a bus with a bridge. */
class BusServiceTest {
    private static final String FACTS = "bus_function(Name, Bus, Slot, Class, Address, Bytes, Line, Messages).";
    private static final long MILLISECOND_IN_PICOSECONDS = 1_000_000_000;

    private static MachineDescription machine() {
        try (InputStream file = BusServiceTest.class.getResourceAsStream("bus.yaml")) {
            return MachineFile.parse("bus.yaml", new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static List<String> ask(Domain domain, String query) throws CallFailed {
        KnowledgeClient knowledge = KnowledgeInterface.client(domain.connect("knowledge",
                channel -> KnowledgeInterface.connect(channel, new KnowledgeHandler() {})), domain.events());
        List<String> lines = new ArrayList<>();
        long count = knowledge.ask(query, 0).count();
        for (int i = 0; i < count; i++) {
            lines.add(knowledge.getLine(i).line());
        }
        return lines;
    }

    private static BusClient bus(Domain domain) throws CallFailed {
        return BusInterface.client(domain.connect("bus",
                channel -> BusInterface.connect(channel, new BusHandler() {})), domain.events());
    }

    private static void assertOk(BootResult booted) {
        assertThat(booted.status()).as("%s", booted.console()).hasValue(0);
    }

    @Test
    void finds_functions_behind_bridges_and_gives_their_registers_addresses_by_their_sizes() {
        assertOk(BootResult.on(machine()).run(domain -> assertThat(ask(domain, FACTS)).containsExactlyInAnyOrder(
                function("uart0", 0, 2, 0x070000, "786432", 4_096, "60", "yes"),
                function("bridge0", 0, 3, 0x060400, "none", 0, "none", "yes"),
                function("dma0", 1, 0, 0x080100, "802816", 16_384, "61", "yes"))));
    }

    private static String function(String name, int bus, int slot, int classCode, String address, int bytes,
            String line, String messages) {
        return "Name = " + name + ", Bus = " + bus + ", Slot = " + slot + ", Class = " + classCode + ", Address = "
                + address + ", Bytes = " + bytes + ", Line = " + line + ", Messages = " + messages;
    }

    @Test
    void tells_the_identities_to_the_knowledge_base() {
        assertOk(BootResult.on(machine()).run(domain -> {
            assertThat(ask(domain, "identity(dma0, Vendor, Id).")).containsExactly("Vendor = 4660, Id = 48");
            assertThat(ask(domain, "device(Name, uart, _).")).containsExactly("Name = uart0");
        }));
    }

    @Test
    void notices_at_a_rescan_what_has_come_and_gone() {
        assertOk(BootResult.on(machine()).observedBy(booting -> {
            booting.setPresent(100 * MILLISECOND_IN_PICOSECONDS, "uart2", true);
            booting.setPresent(100 * MILLISECOND_IN_PICOSECONDS, "dma1", false);
        }).run(domain -> {
            BusClient bus = bus(domain);
            assertThat(bus.rescan()).isEqualTo(3);
            while (domain.syscalls().now() < 200_000_000) {
                domain.events().pause(200_000_000);
            }
            assertThat(bus.rescan()).isEqualTo(3);
            assertThat(ask(domain, "bus_function(Name, 1, _, _, _, _, _, _).")).containsExactly("Name = uart1");
        }));
    }
}
