package org.barreleye.compiler.output;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * An exclusive lock on an output folder among processes: a file beside the manifest, which is deleted with the lock.
 * Threads of one process exclude each other by other means.
 *
 * <p>A process that waits for the lock may get it on a file that its predecessor has deleted. It therefore makes the
 * file as long as its process number and starts again unless the path leads to a file of that length. It does not read
 * the file: where locks are those of POSIX, closing any other channel to the file would release the lock.
 */
final class FolderLock implements AutoCloseable {
    private final Path file;
    private final FileChannel channel;

    private FolderLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** Waits for the lock of a manifest. */
    static FolderLock of(Path manifest) throws IOException {
        Path file = manifest.resolveSibling(manifest.getFileName() + ".lock");
        long length = ProcessHandle.current().pid();
        while (true) {
            Files.createDirectories(file.toAbsolutePath().getParent());
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE,
                    LinkOption.NOFOLLOW_LINKS);
            FolderLock lock = new FolderLock(file, channel);
            channel.lock();
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(new byte[1]), length - 1);
            if (lengthOf(file) == length) {
                return lock;
            }
            channel.close();
        }
    }

    private static long lengthOf(Path file) throws IOException {
        try {
            return Files.size(file);
        } catch (NoSuchFileException e) {
            return 0;
        }
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
        channel.close();
    }
}
