package org.barreleye.samples.network;

import java.util.concurrent.atomic.AtomicBoolean;
import org.barreleye.domain.BlockingProgram;
import org.barreleye.domain.Domain;
import org.barreleye.domain.device.DeviceRecord;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.syscall.Manifest;
import org.barreleye.kpi.syscall.Manifest.Need;
import org.barreleye.packet.UdpDatagram;

/** Gets an address by DHCP, and sends datagrams to its port 7 back, until one says so. */
public final class EchoStation implements BlockingProgram {
    private static final int ECHO = 7;
    private static final long LONG = 1_000_000_000L;

    @Override
    public String name() {
        return "echo-station";
    }

    @Override
    public Manifest manifest() {
        return Manifest.needing(Need.DEVICES);
    }

    @Override
    public int run(Domain domain) throws CallFailed {
        NicDriver driver = new NicDriver(domain, DeviceRecord.all(domain).stream()
                .filter(device -> device.kind().equals("nic")).findFirst().orElseThrow());
        NetworkStack stack = new NetworkStack(driver);
        DhcpClient dhcp = new DhcpClient(stack);
        AtomicBoolean isStopped = new AtomicBoolean();
        stack.listen(ECHO, (source, datagram) -> {
            domain.syscalls().print("'" + datagram.data().text() + "' from " + source);
            stack.sendDatagram(source, new UdpDatagram(ECHO, datagram.sourcePort(), datagram.data()));
            isStopped.set(datagram.data().text().equals("stop"));
        });
        dhcp.start(domain.syscalls().now());
        while (dhcp.state() != DhcpClient.State.BOUND) {
            driver.waitUntil(() -> dhcp.state() == DhcpClient.State.BOUND, LONG / 1_000);
            dhcp.onDeadline(domain.syscalls().now());
        }
        domain.syscalls().print("up, " + dhcp.address());
        while (!isStopped.get()) {
            driver.waitUntil(isStopped::get, LONG);
        }
        driver.stop();
        return 0;
    }
}
