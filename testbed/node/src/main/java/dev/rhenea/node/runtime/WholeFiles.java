package dev.rhenea.node.runtime;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Files below a root folder that are there as a whole or not at all: each is written as a draft,
 * and given its name by a hard link when it is on the disk, if the name is free. Its name, and that
 * of every folder it is in, is durable before {@link #create} returns, whoever made that folder: of
 * one who died in between nobody knows how far it came.
 *
 * <p>The drafts of those who died are removed by those who come an hour later. A draft that is in
 * use after all only costs its writer an error, and the name it did not take.
 */
final class WholeFiles {
  private static final String DRAFTS = "~drafts"; // no object has such a name
  private static final Duration STALE = Duration.ofHours(1);

  private final Path root;
  private final FolderSync folders;
  private final Set<Path> durable = ConcurrentHashMap.newKeySet();
  private volatile boolean swept;

  WholeFiles(Path root, FolderSync folders) {
    this.root = root;
    this.folders = folders;
  }

  /**
   * Writes a file below the root, unless there is one of that name.
   *
   * @return whether this call wrote it; also if not, the one there is is durable
   */
  boolean create(Path file, byte[] content) throws IOException {
    Path folder = Objects.requireNonNull(file.getParent(), "a file is below the root");
    Path drafts = root.resolve(DRAFTS);
    make(drafts);
    make(folder);
    Path draft = drafts.resolve(UUID.randomUUID().toString());
    try {
      write(draft, content);
      sweep(drafts, Files.getLastModifiedTime(draft));
      return link(file, draft);
    } catch (NoSuchFileException removed) {
      durable.clear(); // somebody removes folders: none is known to be there any more
      throw removed;
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  private static void write(Path file, byte[] content) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      ByteBuffer bytes = ByteBuffer.wrap(content);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
  }

  private boolean link(Path file, Path draft) throws IOException {
    boolean free = true;
    try {
      Files.createLink(file, draft);
    } catch (FileAlreadyExistsException taken) {
      free = false;
    }
    sync(Objects.requireNonNull(file.getParent()));
    return free;
  }

  /** A folder below the root, and those it is in, each durable in its parent. */
  private void make(Path folder) throws IOException {
    if (folder.equals(root) || durable.contains(folder)) {
      return;
    }
    Path parent = Objects.requireNonNull(folder.getParent(), "a folder is below the root");
    make(parent);
    try {
      Files.createDirectory(folder);
    } catch (FileAlreadyExistsException there) {
      if (!Files.isDirectory(folder)) {
        throw there;
      }
    }
    sync(parent);
    durable.add(folder);
  }

  void sync(Path folder) throws IOException {
    folders.sync(folder);
  }

  /** Once is enough. The time is that of the file server, which is the only one there is. */
  private void sweep(Path drafts, FileTime now) throws IOException {
    if (swept) {
      return;
    }
    swept = true;
    FileTime oldest = FileTime.from(now.toInstant().minus(STALE));
    try (DirectoryStream<Path> all = Files.newDirectoryStream(drafts)) {
      for (Path draft : all) {
        if (isOlder(draft, oldest)) {
          Files.deleteIfExists(draft);
        }
      }
    }
  }

  private static boolean isOlder(Path draft, FileTime than) throws IOException {
    try {
      return Files.getLastModifiedTime(draft).compareTo(than) < 0;
    } catch (NoSuchFileException taken) {
      return false;
    }
  }
}
