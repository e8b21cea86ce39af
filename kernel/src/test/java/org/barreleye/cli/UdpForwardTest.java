package org.barreleye.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The option {@code --udp}; {@code OutsideTest} of the samples forwards datagrams. */
class UdpForwardTest {
    @ParameterizedTest
    @CsvSource({"9000:echo, 9000, 7", "1:discard, 1, 9", "65535:time, 65535, 37", "9000:514, 9000, 514",
        "9000:65535, 9000, 65535"})
    void has_a_port_of_the_host_and_a_port_or_the_name_of_a_service(String text, int hostPort, int servicePort)
            throws InvalidInput {
        assertThat(UdpForward.parse(text)).isEqualTo(new UdpForward(hostPort, servicePort));
    }

    @Nested
    class An_error {
        @Test
        void lists_the_names_of_services() {
            assertThatThrownBy(() -> UdpForward.parse("9000:ecco")).hasMessage("--udp: no service is called 'ecco'; a"
                    + " service is a port from 1 to 65535, or one of echo 7, discard 9, daytime 13, qotd 17, chargen"
                    + " 19, time 37, domain 53, tftp 69, ntp 123, snmp 161, syslog 514");
        }

        @ParameterizedTest
        @ValueSource(strings = {"0:echo", "65536:echo", "x:echo", "-1:echo", "123456:echo"})
        void says_which_ports_a_host_has(String text) {
            assertThatThrownBy(() -> UdpForward.parse(text)).hasMessage("--udp: a port of the host is 1 to 65535, not '"
                    + text.substring(0, text.indexOf(':')) + "'");
        }

        @ParameterizedTest
        @ValueSource(strings = {"9000", ":echo", ""})
        void says_what_the_option_looks_like(String text) {
            assertThatThrownBy(() -> UdpForward.parse(text)).hasMessage("`--udp " + text
                    + "` is not `--udp HOSTPORT:SERVICE`, such as `--udp 9000:echo`");
        }

        @Test
        void says_that_the_machine_has_no_wire() {
            CommandLineRun run =
                    CommandLineRun.of("boot", "--machine", "two-x86", "-c", "ps", "--udp", "9000:echo");

            assertThat(run).isEqualTo(new CommandLineRun(2, "", "barreleye: --udp: the machine two-x86 has no network;"
                    + " use one that has a 'wire', such as demo" + System.lineSeparator()));
        }

        @Test
        void says_that_a_port_is_used_already() throws IOException {
            try (DatagramSocket other = new DatagramSocket(0, InetAddress.getByName("127.0.0.1"))) {
                CommandLineRun run = CommandLineRun.of("boot", "--machine", "amd-4x4", "-c", "ps", "--udp",
                        other.getLocalPort() + ":echo");

                assertThat(run.code()).isEqualTo(2);
                assertThat(run.err()).startsWith("barreleye: --udp: cannot receive at port " + other.getLocalPort()
                        + " of 127.0.0.1: ").endsWith("; use another port" + System.lineSeparator());
            }
        }
    }
}
