package org.barreleye.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The commands by which the user takes a device off the bus and puts it back. */
class HotPlugCommandsTest {
    @Test
    void devctl_unplugs_an_interface_and_why_says_that_it_is_not_present() {
        CommandLineRun run = CommandLineRun.on("hot-plug",
                "ping 10.0.0.1; devctl unplug nic0; lspci; wait 1 1; ifconfig; lsdev; why nic0 not up");

        assertThat(run.shown()).contains("nic0: its slot is switched off; `lsdev` shows what becomes of its driver",
                "not up(nic0)", "    left_bus(nic0, 1, 0)  [fact]", "    not present(nic0)",
                "missing: device(nic0, _, _)");
        assertThat(run.shown()).contains("nic0: not up: it is not present: it has left slot 0 of bus 1");
        assertThat(run.shown()).anyMatch(line -> line.startsWith("nic0    nic   not present"));
        assertThat(run.shown()).noneMatch(line -> line.startsWith("01:00"));
    }

    @Test
    void devctl_plugs_it_in_again_and_the_network_works() {
        CommandLineRun run = CommandLineRun.on("hot-plug",
                "devctl unplug nic0; devctl plug nic0; wait 1 1; lspci --rescan; ping 10.0.0.1; why route 35");

        assertThat(run.shown()).anyMatch(line -> line.matches("01:00 +nic0 +1234:0040 .* line 60 msi 35 +nic-driver"));
        assertThat(run.shown()).anyMatch(line -> line.startsWith("3 of 3 requests answered"));
        assertThat(run.shown()).anyMatch(line -> line.contains("interrupt_source(35, messages, 32)  [fact]"));
    }

    @Test
    void devctl_says_what_cannot_be_unplugged() {
        assertThat(CommandLineRun.on("hot-plug", "devctl unplug bridge0; devctl plug nic9; devctl pull nic0").shown())
                .contains("devctl: bridge0: the device is not in a slot behind a bridge, so it can be neither unplugged"
                        + " nor plugged in",
                        "devctl: nic9: there was never such a device on the bus; `lspci` lists those that are there",
                        "devctl: unknown action `pull`; the actions are `start`, `unplug` and `plug`");
        assertThat(CommandLineRun.on("demo", "devctl unplug nic0; lspci --rescan").shown())
                .contains("devctl: nic0: this machine has no enumerable bus",
                        "lspci: no function was found: this machine has no enumerable bus, or an empty one");
    }
}
