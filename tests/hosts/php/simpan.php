<?php
// Keeps what was posted as a file, under its hash, so that the same sheet sent twice is kept once.
$lembar = $_POST['lembar'] ?? '';
$berkas = json_decode( $lembar, true, 64 );
if ( ! is_array( $berkas ) || ( $berkas['format'] ?? '' ) !== 'penilaian-kinerja' || ( $berkas['kind'] ?? '' ) !== 'sheets' ) {
	http_response_code( 400 );
	exit( 'Tidak ada lembar nilai yang dikirim.' );
}
$nama = 'terima/' . hash( 'sha256', $lembar ) . '.json';
if ( ! is_dir( 'terima' ) ) {
	mkdir( 'terima' );
}
file_put_contents( $nama, $lembar, LOCK_EX );
header( 'Location: terima.html', true, 303 );
