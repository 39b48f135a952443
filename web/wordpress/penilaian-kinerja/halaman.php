<?php
/** The page where the secretariat sees what was received, and downloads it. */

defined( 'ABSPATH' ) || exit;

add_action(
	'admin_menu',
	function () {
		add_menu_page( 'Lembar nilai', 'Lembar nilai', PK_BACA, 'pk-lembar', 'pk_halaman', 'dashicons-clipboard' );
	}
);

function pk_halaman() {
	$banyak  = 50;
	$semua   = pk_banyaknya();
	$halaman = max( 1, (int) ( $_GET['halaman'] ?? 1 ) );
	echo '<div class="wrap"><h1>Lembar nilai yang diterima</h1>';
	echo '<p>Berkas disimpan seperti saat dikirim. Periksa dan gabungkan dengan aplikasi atau <code>pk nilai</code>.</p>';
	echo '<table class="widefat striped"><thead><tr>';
	foreach ( array( 'No.', 'Diterima', 'Pengirim', 'Putaran', 'Panelis', 'Daerah', 'SHA-256', 'Berkas' ) as $judul ) {
		echo '<th scope="col">' . esc_html( $judul ) . '</th>';
	}
	echo '</tr></thead><tbody>';
	foreach ( pk_daftar( $halaman, $banyak ) as $baris ) {
		$pengirim = get_userdata( (int) $baris['pengguna'] );
		$alamat   = wp_nonce_url( admin_url( 'admin-post.php?action=pk_unduh&id=' . (int) $baris['id'] ), 'pk_unduh' );
		$sel      = array(
			$baris['id'],
			get_date_from_gmt( $baris['diterima'], 'j M Y H.i' ),
			$pengirim ? $pengirim->display_name : '–',
			$baris['judul'],
			$baris['panelis'],
			$baris['daerah'],
			substr( $baris['sidik'], 0, 16 ) . '…',
		);
		echo '<tr>';
		foreach ( $sel as $teks ) {
			echo '<td>' . esc_html( $teks ) . '</td>';
		}
		echo '<td><a href="' . esc_url( $alamat ) . '">Unduh</a></td></tr>';
	}
	echo '</tbody></table>';
	if ( 0 === $semua ) {
		echo '<p>Belum ada.</p>';
	}
	$tautan = paginate_links(
		array(
			'base'    => add_query_arg( 'halaman', '%#%' ),
			'format'  => '',
			'current' => $halaman,
			'total'   => max( 1, (int) ceil( $semua / $banyak ) ),
		)
	);
	echo '<p>' . wp_kses_post( (string) $tautan ) . '</p></div>';
}

add_action(
	'admin_post_pk_unduh',
	function () {
		if ( ! current_user_can( PK_BACA ) || ! check_admin_referer( 'pk_unduh' ) ) {
			wp_die( 'Akun Anda tidak berhak mengunduh lembar nilai.', '', array( 'response' => 403 ) );
		}
		$id  = (int) ( $_GET['id'] ?? 0 );
		$isi = pk_isi( $id );
		if ( null === $isi ) {
			wp_die( 'Lembar nilai itu tidak ada.', '', array( 'response' => 404 ) );
		}
		nocache_headers();
		header( 'Content-Type: application/json; charset=utf-8' );
		header( 'Content-Disposition: attachment; filename="lembar-nilai_' . $id . '.json"' );
		header( 'Content-Length: ' . strlen( $isi ) );
		header( 'X-Content-Type-Options: nosniff' );
		echo $isi; // phpcs:ignore -- a file, byte for byte as it was received.
		exit;
	}
);
