import { parquetMetadata, type ColumnMetaData, type FileMetaData } from 'hyparquet';
import { ByteWriter } from 'hyparquet-writer';
import { writeMetadata } from 'hyparquet-writer/src/metadata.js';
import { serializeTCompactProtocol } from 'hyparquet-writer/src/thrift.js';
import { joined } from './encoders';

const bytesIn = (writer: ByteWriter): Uint8Array => new Uint8Array(writer.getBuffer());
const MAGIC = Uint8Array.of(0x50, 0x41, 0x52, 0x31);

/** The same columns under a footer that says something else. */
export function withMetadata(file: Uint8Array, change: (metadata: FileMetaData) => FileMetaData): Uint8Array {
  const metadata = parquetMetadata(file);
  const plain = {
    ...metadata,
    row_groups: metadata.row_groups.map((group) => ({ ...group, columns: group.columns.map(withoutStatistics) })),
  };
  const writer = new ByteWriter();
  writeMetadata(writer, change(plain));
  return joined(file.subarray(0, file.length - 8 - metadata.metadata_length), bytesIn(writer), MAGIC);
}

function withoutStatistics(chunk: FileMetaData['row_groups'][number]['columns'][number]): typeof chunk {
  if (chunk.meta_data === undefined) return chunk;
  const { statistics: _, ...meta } = chunk.meta_data;
  return { ...chunk, meta_data: meta };
}

/** The same with the metadata of the first column changed. */
export const withColumn = (file: Uint8Array, change: Partial<ColumnMetaData>): Uint8Array =>
  withMetadata(file, (metadata) => ({
    ...metadata,
    row_groups: metadata.row_groups.map((group) => ({
      ...group,
      columns: group.columns.map((chunk, i) =>
        i === 0 && chunk.meta_data !== undefined ? { ...chunk, meta_data: { ...chunk.meta_data, ...change } } : chunk,
      ),
    })),
  }));

/** The same with the schema saying something else of the column at a place, from 1. */
export const withElement = (file: Uint8Array, change: Partial<FileMetaData['schema'][number]>, place = 1): Uint8Array =>
  withMetadata(file, (metadata) => ({
    ...metadata,
    schema: metadata.schema.map((element, i) => (i === place ? { ...element, ...change } : element)),
    row_groups: metadata.row_groups.map((group) => ({
      ...group,
      columns: group.columns.map((chunk, i) =>
        i === place - 1 && chunk.meta_data !== undefined && change.name !== undefined
          ? { ...chunk, meta_data: { ...chunk.meta_data, path_in_schema: [change.name] } }
          : chunk,
      ),
    })),
  }));

/** A file of one optional column of texts whose only page is made by hand: its rows as its header says, and its bytes. */
export function withPage(
  page: Uint8Array,
  said: { readonly rows: number; readonly encoding?: number; readonly size?: number; readonly packed?: number },
): Uint8Array {
  const header = new ByteWriter();
  serializeTCompactProtocol(header, {
    field_1: 0,
    field_2: said.size ?? page.length,
    field_3: said.packed ?? page.length,
    field_5: { field_1: said.rows, field_2: said.encoding ?? 0, field_3: 3, field_4: 3 },
  });
  const chunk = joined(bytesIn(header), page);
  const rows = BigInt(said.rows);
  const size = BigInt(chunk.length);
  const footer = new ByteWriter();
  writeMetadata(footer, {
    version: 2,
    num_rows: rows,
    metadata_length: 0,
    schema: [
      { name: 'root', num_children: 1 },
      { name: 'a', type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type: 'OPTIONAL' },
    ],
    row_groups: [
      {
        num_rows: rows,
        total_byte_size: size,
        columns: [
          {
            file_offset: 4n,
            meta_data: {
              type: 'BYTE_ARRAY',
              encodings: ['PLAIN'],
              path_in_schema: ['a'],
              codec: said.size === undefined ? 'UNCOMPRESSED' : 'SNAPPY',
              num_values: rows,
              total_uncompressed_size: size,
              total_compressed_size: size,
              data_page_offset: 4n,
            },
          },
        ],
      },
    ],
  });
  return joined(MAGIC, chunk, bytesIn(footer), MAGIC);
}
