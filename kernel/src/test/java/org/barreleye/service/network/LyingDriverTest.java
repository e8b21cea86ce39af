package org.barreleye.service.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.barreleye.boot.NetworkClients.MILLISECOND;
import static org.barreleye.boot.NetworkClients.await;
import static org.barreleye.boot.NetworkClients.manager;
import static org.barreleye.boot.NetworkClients.network;
import static org.barreleye.boot.NetworkClients.pause;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.barreleye.boot.BootResult;
import org.barreleye.domain.CoreControl;
import org.barreleye.domain.Domain;
import org.barreleye.domain.Server;
import org.barreleye.generated.user.devicequeue.DevicequeueBinding;
import org.barreleye.generated.user.devicequeue.DevicequeueHandler;
import org.barreleye.generated.user.devicequeue.DevicequeueInterface;
import org.barreleye.generated.user.devicequeue.GetCoreReply;
import org.barreleye.generated.user.devicequeue.OpenReply;
import org.barreleye.generated.user.devices.DriverState;
import org.barreleye.generated.user.net.GetInterfaceResult;
import org.barreleye.generated.user.net.InterfaceState;
import org.barreleye.kpi.binding.Binding;
import org.barreleye.kpi.channel.Channel;
import org.barreleye.kpi.marshal.ByteArrayView;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.types.CapabilityReference;
import org.junit.jupiter.api.Test;

/** A program in the place of the driver, which breaks the rules of the device queue. */
class LyingDriverTest {
    private static final int CORE = 4;

    /** Serves the stack, and makes a mistake for each buffer that it is given to send. */
    private record LyingDriver(List<String> opened, BiConsumer<DevicequeueBinding, Long> mistake)
            implements Server {
        @Override
        public String name() {
            return "nic0";
        }

        @Override
        public Binding accept(Domain domain, Channel channel) {
            DevicequeueBinding[] binding = new DevicequeueBinding[1];
            binding[0] = DevicequeueInterface.accept(channel, new DevicequeueHandler() {
                @Override
                public void getCore(GetCoreReply reply) {
                    reply.reply(CORE);
                }

                @Override
                public void open(CapabilityReference pool, long buffers, long bytes, OpenReply reply) {
                    opened.add("open");
                    reply.reply(0, 0x0200_0000_0001L, 63, 63, ErrorCode.NONE);
                    binding[0].sendLink(true, 1_000);
                }

                @Override
                public void provide(long buffer) {
                    // Kept.
                }

                @Override
                public void transmit(long buffer, long length, ByteArrayView data) {
                    mistake.accept(binding[0], buffer);
                }
            });
            return binding[0];
        }
    }

    private static void endDriver(Domain domain) throws CallFailed {
        CoreControl control = new CoreControl(domain);
        while (manager(domain).getDevice("nic0").state() != DriverState.GIVEN_UP) {
            control.client().kill(await(domain, DriverState.RUNNING).process());
            pause(domain, 2 * MILLISECOND);
        }
    }

    private static String reasonAfter(BiConsumer<DevicequeueBinding, Long> mistake) {
        List<String> opened = new ArrayList<>();
        List<GetInterfaceResult> found = new ArrayList<>();
        BootResult result = BootResult.on("demo").controlling().with(new LyingDriver(opened, mistake)).run(domain -> {
            endDriver(domain);
            domain.spawn(CORE, "nic0", "");
            pause(domain, 500 * MILLISECOND);
            found.add(network(domain).getInterface());
        });

        assertThat(result.status()).as("%s", result.console()).hasValue(0);
        assertThat(opened).as("it is bound to again, and not for ever").hasSize(16);
        assertThat(found.get(0).state()).isEqualTo(InterfaceState.NO_DRIVER);
        return found.get(0).reason();
    }

    @Test
    void that_gives_a_buffer_back_twice_is_not_used_any_more() {
        assertThat(reasonAfter((stack, buffer) -> {
            stack.sendTransmitted(buffer, true);
            stack.sendTransmitted(buffer, true);
        })).matches("its driver gives back buffer \\d+, which it cannot: .*, and has made 16 such mistakes");
    }

    @Test
    void that_gives_a_buffer_back_that_does_not_exist_is_not_used_any_more() {
        assertThat(reasonAfter((stack, buffer) -> stack.sendReceived(0xffff_ffffL, 60, ByteArrayView.of()))).matches(
                "its driver gives back buffer 4294967295, which it cannot: .*, and has made 16 such mistakes");
    }

    @Test
    void that_has_received_more_than_a_buffer_holds_is_not_used_any_more() {
        assertThat(reasonAfter((stack, buffer) -> stack.sendReceived(buffer, 2_049, ByteArrayView.of()))).matches(
                "its driver gives back buffer \\d+, which it cannot: .*, and has made 16 such mistakes");
    }
}
